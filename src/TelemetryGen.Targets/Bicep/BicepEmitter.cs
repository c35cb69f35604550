using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Bicep;

/// <summary>
/// The files that deploy a schema's hub on Azure: <c>main.bicep</c>, its parameters, and a module for each service that reads decoded
/// records. No file holds a key, and no output does.
/// </summary>
public static class BicepEmitter
{
    private const string Templates = "Bicep/Templates/";

    /// <summary>The file that a user fills in.</summary>
    public const string Parameters = "main.bicepparam";

    /// <summary>The files in a stable order; the same schema and deployment give the same bytes.</summary>
    /// <param name="schema">Whose records the hub takes.</param>
    /// <param name="deployment">What is deployed.</param>
    /// <exception cref="TargetException">Data Explorer cannot carry a field.</exception>
    public static IEnumerable<EmittedFile> Emit(SchemaSpec schema, BicepDeployment deployment)
    {
        var model = new BicepModel(deployment, OneLine.From(schema.Name), schema.Version)
        {
            Bounds = EventHubBounds.Of(deployment.Tier),
            Messages = [.. schema.Messages.Select(StreamOutput.From)],
        };
        yield return File("main.bicep", model);
        yield return File(Parameters, model);
        if (model.StreamAnalytics)
        {
            yield return File("stream-analytics.bicep", model);
            yield return File("stream-analytics.asaql", model);
        }

        if (model.DataExplorer)
        {
            yield return File("data-explorer.bicep", model);
            yield return new("data-explorer.kql", TargetRegistry.Find("kql")!.Emit(schema).Single().Text);
        }
    }

    private static EmittedFile File(string name, BicepModel model) => new(name, TemplateStore.Render($"{Templates}{name}.scriban", model));
}
