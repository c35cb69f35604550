namespace TelemetryGen.NanoFramework.Tests.Walk;

/// <summary>One thing that device code may not have.</summary>
public interface IRule
{
    /// <summary>Whether it is about heap and time only: code that runs once, at start, may then have it.</summary>
    bool IsAboutCost { get; }

    /// <summary>Everything of that kind in an assembly.</summary>
    IEnumerable<Finding> Check(DeviceAssembly assembly);
}
