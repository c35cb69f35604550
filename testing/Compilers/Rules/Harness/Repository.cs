using System.Reflection;

namespace TelemetryGen.Rules.Tests.Harness;

/// <summary>What Directory.Build.props says of the repository: it is in these tests' own metadata, too.</summary>
internal static class Repository
{
    public static string Url { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "RepositoryUrl").Value!;
}
