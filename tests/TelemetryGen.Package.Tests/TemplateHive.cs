using TelemetryGen.Testing;

namespace TelemetryGen.Package.Tests;

/// <summary>Where <c>dotnet new</c> keeps the templates: installed once for all tests, which leave it as it is.</summary>
public sealed class TemplateHive(PackageFeed feed) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File(".hive");

    /// <summary>What a template makes, in a folder whose builds find the packages.</summary>
    public Task<Dotnet> NewAsync(TemporaryFolder folder, string template, string name, params string[] more)
    {
        folder.Write("nuget.config", feed.NugetConfig(others: true));
        return AskAsync(template, ["--name", name, "--output", folder.Path, .. more]);
    }

    /// <summary>What <c>dotnet new</c> says to these arguments.</summary>
    public Task<Dotnet> AskAsync(string template, params string[] more) =>
        Dotnet.SucceedAsync(_folder.Path, ["new", template, "--debug:custom-hive", Path, .. more]);

    public async ValueTask InitializeAsync() => await Dotnet.SucceedAsync(
        _folder.Path, "new", "install", feed.PathOf("TelemetryGen.Templates"), "--debug:custom-hive", Path);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
