global using TelemetryGen.Testing;
global using TelemetryGen.Testing.Samples;
global using static TelemetryGen.Schema.Tests.Specs;
