using System.Reflection;

[assembly: AssemblyTitle("Greenhouse.Device")]
[assembly: AssemblyDescription("Firmware of TelemetryGen's greenhouse sample")]
[assembly: AssemblyVersion("1.0.0.0")]
[assembly: AssemblyFileVersion("1.0.0.0")]
