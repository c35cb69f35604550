// TelemetryGen: requests, for .NET nanoFramework

using System;
using System.Text;

namespace TelemetryGen.Device
{
    /// <summary>
    /// One HTTP request in one buffer, so that a message goes out in one write with its header: one TLS record, one packet. The message has
    /// a fixed place; its length and the head are put right before it.
    /// </summary>
    internal sealed class RequestBuffer
    {
        // Ten digits and two ends of lines.
        private const int LengthRoom = 14;

        // Tokens differ by some characters in length.
        private const int Spare = 32;

        private byte[] _head = new byte[0];

        /// <summary>Makes the buffer.</summary>
        /// <param name="headRoom">Expected bytes of the head. It grows when that was too few.</param>
        /// <param name="messageRoom">Bytes for messages.</param>
        public RequestBuffer(int headRoom, int messageRoom)
        {
            MessageStart = headRoom + LengthRoom;
            Bytes = new byte[MessageStart + messageRoom];
        }

        /// <summary>The bytes. Another array after <see cref="SetHead"/> or <see cref="Reserve"/>.</summary>
        public byte[] Bytes { get; private set; }

        /// <summary>Where the message goes.</summary>
        public int MessageStart { get; private set; }

        /// <summary>Bytes that a message may have.</summary>
        public int Room
        {
            get { return Bytes.Length - MessageStart; }
        }

        /// <summary>Sets the head: ASCII, up to and with <c>Content-Length: </c>. A message that is in its place stays.</summary>
        public void SetHead(string head)
        {
            _head = Encoding.UTF8.GetBytes(head);
            if (_head.Length + LengthRoom > MessageStart)
            {
                Move(_head.Length + LengthRoom + Spare, Room);
            }
        }

        /// <summary>Makes room for a message of so many bytes.</summary>
        public void Reserve(int messageLength)
        {
            if (messageLength > Room)
            {
                Move(MessageStart, messageLength);
            }
        }

        /// <summary>Puts head and length before the message. Returns where the request begins.</summary>
        public int Finish(int messageLength)
        {
            byte[] bytes = Bytes;
            int at = MessageStart;
            bytes[--at] = (byte)'\n';
            bytes[--at] = (byte)'\r';
            bytes[--at] = (byte)'\n';
            bytes[--at] = (byte)'\r';
            do
            {
                bytes[--at] = (byte)('0' + messageLength % 10);
                messageLength /= 10;
            }
            while (messageLength > 0);

            at -= _head.Length;
            Array.Copy(_head, 0, bytes, at, _head.Length);
            return at;
        }

        private void Move(int messageStart, int room)
        {
            byte[] bytes = new byte[messageStart + room];
            Array.Copy(Bytes, MessageStart, bytes, messageStart, Room);
            Bytes = bytes;
            MessageStart = messageStart;
        }
    }
}
