global using TelemetryGen.Rules.Tests.Harness;
