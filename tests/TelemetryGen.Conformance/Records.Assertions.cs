namespace TelemetryGen.Conformance;

/// <content>Records in tests.</content>
internal static partial class Records
{
    /// <summary>Fails unless the records <see cref="AreSame"/>.</summary>
    public static void AssertSame(object? expected, object? actual) =>
        Assert.True(AreSame(expected, actual), $"{(actual is null ? "null" : Text(actual))} instead of {(expected is null ? "null" : Text(expected))}");

    /// <summary>Fails unless they are the same one by one.</summary>
    public static void AssertSame(IEnumerable<object> expected, IReadOnlyList<object> actual)
    {
        var all = expected.ToArray();
        Assert.Equal(all.Length, actual.Count);
        for (var i = 0; i < all.Length; i++)
        {
            AssertSame(all[i], actual[i]);
        }
    }
}
