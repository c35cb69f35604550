namespace TelemetryGen.Simulator;

/// <summary>A file or folder of the host that is copied to the board before the program starts.</summary>
/// <param name="HostPath">An existing file or folder.</param>
/// <param name="BoardPath">Where it goes, such as <c>/flash/cert/ca.pem</c>; a path that ends in <c>/</c> is a folder.</param>
public sealed record BoardFile(string HostPath, string BoardPath = "/");
