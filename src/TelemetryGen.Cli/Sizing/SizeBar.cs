namespace TelemetryGen.Cli.Sizing;

/// <summary>Bytes as a bar: '#' for those that are always sent, '.' for those that may be.</summary>
internal sealed class SizeBar
{
    private const int Width = 40;

    // Bytes a character stands for, at least one.
    private readonly int _scale;

    private SizeBar(int scale) => _scale = scale;

    /// <summary>What a character stands for: the head of the column.</summary>
    public string Legend(string signs) => _scale == 1 ? signs : $"{signs}: {_scale} bytes each";

    /// <summary>Bars of which the longest is for <paramref name="largest"/> bytes.</summary>
    public static SizeBar For(int largest) => new(Math.Max(1, (largest + Width - 1) / Width));

    /// <summary>The bar of a field; what is there is seen, however short.</summary>
    public string Format(int minimum, int maximum)
    {
        var (always, all) = (Characters(minimum), Characters(maximum));
        return new string('#', always) + new string('.', all - always);
    }

    private int Characters(int bytes) => (bytes + _scale - 1) / _scale;
}
