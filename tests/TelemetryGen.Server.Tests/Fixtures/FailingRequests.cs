using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace TelemetryGen.Server.Tests.Fixtures;

/// <summary>Requests of a client fail, as those to a service that is busy.</summary>
/// <param name="first">The first of them, from 0.</param>
/// <param name="count">How many.</param>
internal sealed class FailingRequests(int first, int count) : HttpPipelineSynchronousPolicy
{
    private int _sent;

    public override void OnSendingRequest(HttpMessage message)
    {
        if (_sent++ - first is >= 0 and var place && place < count)
        {
            throw new RequestFailedException(503, "Server Busy");
        }
    }
}
