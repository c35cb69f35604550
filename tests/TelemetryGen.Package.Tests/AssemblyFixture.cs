using TelemetryGen.Package.Tests;

[assembly: AssemblyFixture(typeof(PackageFeed))]
