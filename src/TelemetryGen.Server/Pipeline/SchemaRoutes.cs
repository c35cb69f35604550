namespace TelemetryGen.Server.Pipeline;

/// <summary>The routes of a schema's records, by their template ids.</summary>
/// <param name="Name">The schema's name.</param>
/// <param name="Id">Its id.</param>
/// <param name="Version">The newest version that is known here.</param>
/// <param name="Routes">A route for each record.</param>
internal sealed record SchemaRoutes(string Name, int Id, int Version, IReadOnlyList<RecordRoute> Routes)
{
    /// <summary>The records that no handler takes.</summary>
    public IEnumerable<string> Unhandled => Routes.Where(r => !r.IsHandled).Select(r => r.Name);
}
