using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace TelemetryGen;

/// <summary>
/// Whether bytes are UTF-8, for the short texts of telemetry: up to 16 bytes are looked at in one vector, without a branch for each
/// character. The method is that of J. Keiser and D. Lemire, "Validating UTF-8 In Less Than One Instruction Per Byte" (2021): three
/// look-ups, by the halves of each byte and of the one before it, give the errors that a pair of bytes can have; one bit is left when all
/// three agree.
/// </summary>
internal static class ShortUtf8
{
    // Errors of a pair of bytes.
    private const byte TooShort = 1 << 0; // A lead byte without a continuation.
    private const byte TooLong = 1 << 1; // A continuation after ASCII.
    private const byte Overlong3 = 1 << 2;
    private const byte TooLarge = 1 << 3; // Above U+10FFFF.
    private const byte Surrogate = 1 << 4;
    private const byte Overlong2 = 1 << 5;
    private const byte TooLarge1000 = 1 << 6;
    private const byte Overlong4 = 1 << 6;
    private const byte TwoContinuations = 1 << 7; // No error where a third or fourth byte is due.
    private const byte Carry = TooShort | TooLong | TwoContinuations;

    /// <summary>True for well-formed UTF-8: no surrogates, nothing longer than need be, nothing cut off.</summary>
    public static bool IsValid(ReadOnlySpan<byte> text)
    {
        if (!Vector128.IsHardwareAccelerated || text.Length > Vector128<byte>.Count)
        {
            return Utf8.IsValid(text);
        }

        if (text.Length == Vector128<byte>.Count)
        {
            return IsValid(Vector128.Create(text));
        }

        // A zero after a text that is cut off is an error of the pair.
        Span<byte> padded = stackalloc byte[Vector128<byte>.Count];
        padded.Clear();
        text.CopyTo(padded);
        return IsValid(Vector128.Create((ReadOnlySpan<byte>)padded));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsValid(Vector128<byte> text)
    {
        if ((text & Vector128.Create((byte)0x80)) == Vector128<byte>.Zero)
        {
            return true;
        }

        return IsOfTwoBytes(text) || IsOfAnyLength(text);
    }

    // Latin, Greek, Cyrillic, Hebrew, Arabic: beside ASCII nothing but leads C2 to DF with one continuation each. Three comparisons prove
    // that; what is longer is not yet wrong.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsOfTwoBytes(Vector128<byte> text)
    {
        var continuations = Vector128.LessThan(text.AsSByte(), Vector128.Create((sbyte)-64)).AsByte().ExtractMostSignificantBits();
        var leads = Vector128.LessThan(text - Vector128.Create((byte)0xC2), Vector128.Create((byte)(0xE0 - 0xC2)))
            .ExtractMostSignificantBits();
        return text.ExtractMostSignificantBits() == (leads | continuations) && continuations == leads << 1;
    }

    private static bool IsOfAnyLength(Vector128<byte> text)
    {
        // Each byte's place is taken by the one 1, 2 or 3 before it; 255 is no place and gives 0.
        var before = Vector128.Shuffle(text, Vector128.Create((byte)255, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14));
        var before2 = Vector128.Shuffle(text, Vector128.Create((byte)255, 255, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13));
        var before3 = Vector128.Shuffle(text, Vector128.Create((byte)255, 255, 255, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
        var pairs = Vector128.ShuffleNative(OfHighHalfBefore, before >>> 4)
            & Vector128.ShuffleNative(OfLowHalfBefore, before & Vector128.Create((byte)0x0F))
            & Vector128.ShuffleNative(OfHighHalf, text >>> 4);

        // Bit 7 is set where a lead of three bytes is two before, or one of four is three before: there two continuations in a row are due.
        var due = Vector128.SubtractSaturate(before2, Vector128.Create((byte)(0xE0 - 0x80)))
            | Vector128.SubtractSaturate(before3, Vector128.Create((byte)(0xF0 - 0x80)));
        var wrong = pairs ^ (due & Vector128.Create((byte)0x80));

        // A lead byte so near to the end that its character does not fit.
        var cut = Vector128.SubtractSaturate(
            text, Vector128.Create((byte)255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0xEF, 0xDF, 0xBF));
        return (wrong | cut) == Vector128<byte>.Zero;
    }

    private static Vector128<byte> OfHighHalfBefore => Vector128.Create(
        TooLong, TooLong, TooLong, TooLong, TooLong, TooLong, TooLong, TooLong,
        TwoContinuations, TwoContinuations, TwoContinuations, TwoContinuations,
        TooShort | Overlong2,
        TooShort,
        TooShort | Overlong3 | Surrogate,
        TooShort | TooLarge | TooLarge1000 | Overlong4);

    private static Vector128<byte> OfLowHalfBefore => Vector128.Create(
        Carry | Overlong2 | Overlong3 | Overlong4,
        Carry | Overlong2,
        Carry, Carry,
        Carry | TooLarge,
        Carry | TooLarge | TooLarge1000, Carry | TooLarge | TooLarge1000, Carry | TooLarge | TooLarge1000, Carry | TooLarge | TooLarge1000,
        Carry | TooLarge | TooLarge1000, Carry | TooLarge | TooLarge1000, Carry | TooLarge | TooLarge1000, Carry | TooLarge | TooLarge1000,
        Carry | TooLarge | TooLarge1000 | Surrogate,
        Carry | TooLarge | TooLarge1000, Carry | TooLarge | TooLarge1000);

    private static Vector128<byte> OfHighHalf => Vector128.Create(
        TooShort, TooShort, TooShort, TooShort, TooShort, TooShort, TooShort, TooShort,
        TooLong | Overlong2 | TwoContinuations | Overlong3 | TooLarge1000 | Overlong4,
        TooLong | Overlong2 | TwoContinuations | Overlong3 | TooLarge,
        TooLong | Overlong2 | TwoContinuations | Surrogate | TooLarge,
        TooLong | Overlong2 | TwoContinuations | Surrogate | TooLarge,
        TooShort, TooShort, TooShort, TooShort);
}
