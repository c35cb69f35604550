using System.Reflection;

namespace TelemetryGen.LocalHub.Tests;

/// <summary>Where the pages are that tests hold to the code.</summary>
internal static class Repository
{
    public static string Root { get; } =
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Repository").Value!;
}
