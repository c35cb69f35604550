namespace TelemetryGen.Cli.Tests.Deployment;

/// <summary>Deployments that differ in what is in their files.</summary>
internal static class Deployments
{
    public static IReadOnlyDictionary<string, string[]> All { get; } = new Dictionary<string, string[]>
    {
        ["usual"] = [],
        ["named"] =
        [
            "--name", "contoso", "--hub", "Roof_1.all", "--consumer-groups", "server,Billing", "--units", "2", "--max-units", "10",
        ],
        ["basic"] = ["--tier", "Basic"],
        ["basic-bare"] = ["--tier", "basic", "--no-storage"],
        ["bare"] = ["--no-storage"],
        ["premium"] = ["--tier", "Premium", "--units", "2", "--partitions", "100", "--retention", "90"],
        ["decoded"] = ["--decoded-hub"],
        ["stream"] = ["--stream-analytics", "--no-storage"],
        ["explorer"] = ["--data-explorer", "contosodata/green house"],
        ["explorer-bare"] = ["--data-explorer", "contosodata/greenhouse", "--no-storage"],
        ["all"] = ["--tier", "Premium", "--stream-analytics", "--data-explorer", "contosodata/greenhouse"],
    };
}
