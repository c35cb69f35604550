using System.Net;
using System.Net.Sockets;

namespace TelemetryGen.LocalHub.Connections;

/// <summary>How many connections there are, in all and of each address.</summary>
internal sealed class ConnectionCount(int most, int mostOfOne)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, int> _ofOne = [];
    private int _all;

    /// <summary>The connections that are there now.</summary>
    public int Now
    {
        get
        {
            lock (_gate)
            {
                return _all;
            }
        }
    }

    /// <summary>Counts one in, unless it is over a limit.</summary>
    /// <param name="network">What <see cref="NetworkOf"/> gives for it.</param>
    public Admission TryEnter(IPAddress network)
    {
        lock (_gate)
        {
            if (_all >= most)
            {
                return Admission.TooMany;
            }

            var count = _ofOne.GetValueOrDefault(network);
            if (count >= mostOfOne)
            {
                return Admission.TooManyOfOne;
            }

            _ofOne[network] = count + 1;
            _all++;
            return Admission.Granted;
        }
    }

    /// <summary>Counts one out that was let in.</summary>
    public void Leave(IPAddress network)
    {
        lock (_gate)
        {
            _all--;
            if (--_ofOne[network] == 0)
            {
                _ofOne.Remove(network);
            }
        }
    }

    /// <summary>The address itself; of IPv6 the first 64 bits, which is what one machine is given.</summary>
    public static IPAddress NetworkOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6 || IPAddress.IsLoopback(address))
        {
            return address;
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}

/// <summary>What becomes of a connection.</summary>
internal enum Admission
{
    Granted,
    TooMany,
    TooManyOfOne,
}
