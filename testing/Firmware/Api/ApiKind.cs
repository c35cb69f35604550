namespace TelemetryGen.NanoFramework.Tests.Api;

/// <summary>What a type of the device's libraries is.</summary>
public enum ApiKind
{
    /// <summary>A class, static ones too.</summary>
    Class,

    /// <summary>A value type that is not an enumeration.</summary>
    Struct,

    /// <summary>An enumeration.</summary>
    Enum,

    /// <summary>A delegate.</summary>
    Delegate,

    /// <summary>An interface.</summary>
    Interface,
}
