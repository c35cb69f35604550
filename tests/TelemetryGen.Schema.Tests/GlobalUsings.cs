global using TelemetryGen.Testing;
global using static TelemetryGen.Schema.Tests.Specs;
