// TelemetryGen: what the generated records have in common. Do not edit.

using System;

namespace TelemetryGen.Device
{
    /// <summary>A message that can be written: every generated record is one.</summary>
    public interface ITelemetryMessage
    {
        /// <summary>The most bytes that <see cref="Write"/> needs.</summary>
        int MaxLength { get; }

        /// <summary>
        /// The schema version that brought its newest list or text, 1 when all were there from the start: batches say it.
        /// </summary>
        int RowVersion { get; }

        /// <summary>Writes the message, header included, to a buffer with room for it.</summary>
        /// <returns>The length of the message in bytes.</returns>
        /// <exception cref="TelemetryValueException">A field cannot carry its value. The buffer is as it was.</exception>
        int Write(byte[] buffer, int offset);
    }

    /// <summary>A message with a [Sequence] field, which the queue fills.</summary>
    public interface ISequencedMessage : ITelemetryMessage
    {
        /// <summary>
        /// Sets the field to the number, or to as much of it as the field has bits for. False when that is 0, which says that a record has
        /// no number.
        /// </summary>
        bool SetSequence(uint number);
    }

    /// <summary>A message with a timestamp, which the queue fills in where it is not set, or 0.</summary>
    public interface ITimestampedMessage : ITelemetryMessage
    {
        /// <summary>True when the field is not set, or 0: the queue is asked for the time of now, and the field is 0 then.</summary>
        bool AsksForTimestamp();

        /// <summary>Where in the message the timestamp is.</summary>
        int TimestampOffset { get; }

        /// <summary>Bytes that it takes there, 4 or 8.</summary>
        int TimestampLength { get; }

        /// <summary>What it counts since 1970: 1, 1000 or 1000000 a second.</summary>
        int TimestampUnitsPerSecond { get; }
    }

    /// <summary>A boolean that may be null.</summary>
    public enum OptionalBoolean : byte
    {
        /// <summary>False.</summary>
        False = 0,

        /// <summary>True.</summary>
        True = 1,

        /// <summary>Neither.</summary>
        Null = 255,
    }

    /// <summary>A field cannot carry its value; the message says which, what it holds and what it takes.</summary>
    public class TelemetryValueException : Exception
    {
        /// <summary>The field, as in <c>Climate.Temperature</c>.</summary>
        public readonly string Field;

        /// <summary>An error about a field, such as "is null".</summary>
        public TelemetryValueException(string field, string problem)
            : base(field + " " + problem + ".")
        {
            Field = field;
        }

        /// <summary>A number is out of its range. The least int is what a field holds until it is set.</summary>
        public TelemetryValueException(string field, int value, int minimum, int maximum)
            : this(field, Outside(value == int.MinValue ? null : value.ToString(), minimum.ToString(), maximum.ToString()))
        {
        }

        /// <summary>A number is out of its range. The largest uint is what a field holds until it is set.</summary>
        public TelemetryValueException(string field, uint value, uint minimum, uint maximum)
            : this(field, Outside(value == uint.MaxValue ? null : value.ToString(), minimum.ToString(), maximum.ToString()))
        {
        }

        /// <summary>A number is out of its range. The least long is what a field holds until it is set.</summary>
        public TelemetryValueException(string field, long value, long minimum, long maximum)
            : this(field, Outside(value == long.MinValue ? null : value.ToString(), minimum.ToString(), maximum.ToString()))
        {
        }

        /// <summary>A number is out of its range. The largest ulong is what a field holds until it is set.</summary>
        public TelemetryValueException(string field, ulong value, ulong minimum, ulong maximum)
            : this(field, Outside(value == ulong.MaxValue ? null : value.ToString(), minimum.ToString(), maximum.ToString()))
        {
        }

        /// <summary>A number is out of its range, or NaN, which a field with a range holds until it is set.</summary>
        public TelemetryValueException(string field, double value, double minimum, double maximum)
            : this(field, Outside(Text(value), Text(minimum), Text(maximum)))
        {
        }

        /// <summary>A list says that it has more than it takes, or than its array holds.</summary>
        internal static TelemetryValueException CreateForCount(string field, int count, string items, int most, int room)
        {
            return new TelemetryValueException(
                field, "has " + count.ToString() + " " + items + "; it takes 0 to " + (most < room ? most : room).ToString());
        }

        /// <summary>One of several numbers: <c>Trip.Levels[2]</c>.</summary>
        internal static string At(string field, int index)
        {
            return field + "[" + index.ToString() + "]";
        }

        // From 1E16 on the interpreter's own text of a double is another number's.
        private static string Text(double value)
        {
            double size = value < 0 ? -value : value;
            if (double.IsNaN(value) || double.IsInfinity(value) || size < 1E16)
            {
                return value.ToString();
            }

            int tens = 0;
            for (; size >= 10; size /= 10)
            {
                tens++;
            }

            return (value < 0 ? "-" : string.Empty) + size.ToString() + "E+" + tens.ToString();
        }

        // No value: the field is not set.
        private static string Outside(string value, string minimum, string maximum)
        {
            return "is " + (value == null ? "not set" : value) + "; it must be " + minimum + " to " + maximum;
        }
    }
}
