using TelemetryGen.Schema;

namespace TelemetryGen.Targets.NanoFramework;

/// <summary>The numbers of an array or of a list, one after the other.</summary>
/// <param name="list">The array or list.</param>
/// <param name="count">How many there are, when that is known.</param>
/// <param name="place">The variable of where the next one is.</param>
internal sealed class NumberLoop(DeviceField list, int count, string place)
{
    private readonly WireType _wire = list.Spec.Wire;

    public DeviceField Field => list;

    public int Count => count;

    public int Size => _wire.Size();

    /// <summary>They are bytes, and go as they are.</summary>
    public bool IsCopied => _wire == WireType.UInt8 && !IsChecked;

    public bool IsFloat => _wire.IsFloat();

    public bool IsChecked => Outside.Length > 0;

    public string Outside => list.Number.Outside(IsFloat ? "number" : "value");

    public string ValueType => CSharpTypes.Computed(_wire);

    /// <summary>An element has no value that says that it is not set: the error takes it as a long.</summary>
    public string ErrorCast => ValueType is "int" or "uint" ? "(long)" : "";

    /// <summary>The type of a float's bits.</summary>
    public string BitsType => _wire == WireType.Float32 ? "int" : "long";

    /// <summary>The bytes of one.</summary>
    public IReadOnlyList<string> Stores => CSharpTypes.Stores("value", Size, i => BlockPlace.Plus(place, i));

    /// <summary>One of those in a buffer.</summary>
    public string Read => CSharpTypes.Read(_wire, place);
}
