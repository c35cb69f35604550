namespace TelemetryGen.Cli.Provisioning;

/// <summary>A row of a fleet file.</summary>
/// <param name="Name">Publisher at the hub, and name of its folder.</param>
/// <param name="WifiName">The network it joins; empty where the host has one.</param>
/// <param name="WifiKey">Its key; empty for an open network.</param>
/// <param name="Period">Seconds from reading to reading.</param>
internal sealed record FleetDevice(string Name, string WifiName, string WifiKey, int Period);
