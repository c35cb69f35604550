namespace TelemetryGen.Schema;

/// <summary>The bytes from a message's first on.</summary>
internal readonly record struct MessageSource(byte[] Bytes, int Start)
{
    public int Length => Bytes.Length - Start;

    public int UInt16(int position) => WireBytes.ReadUInt16(Bytes, Start + position);

    /// <exception cref="MessageFormatException">There are fewer than <paramref name="needed"/> bytes, which <paramref name="path"/> is
    /// missing.</exception>
    public void Require(long needed, int position, FieldPath? path)
    {
        if (Length < needed)
        {
            throw new MessageFormatException(
                $"{path?.ToString() ?? "The message"} ends after {Length} bytes; {needed} are needed.", path?.Message, path?.Field, Length,
                needed, position);
        }
    }
}
