using TelemetryGen.Testing;

namespace TelemetryGen.Package.Tests;

/// <summary>Where <c>dotnet new</c> keeps the templates: installed once for all tests, which leave it as it is.</summary>
public sealed class TemplateHive(PackageFeed feed) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The hive's folder.</summary>
    public string Path => _folder.File(".hive");

    public async ValueTask InitializeAsync() => await Dotnet.SucceedAsync(
        _folder.Path, "new", "install", feed.PathOf("TelemetryGen.Templates"), "--debug:custom-hive", Path);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
