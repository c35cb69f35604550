using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace TelemetryGen.Server.Tests.Fixtures;

/// <summary>The first requests of a client fail, as those to a service that is busy.</summary>
/// <param name="count">How many.</param>
internal sealed class FailingRequests(int count) : HttpPipelineSynchronousPolicy
{
    private int _left = count;

    public override void OnSendingRequest(HttpMessage message)
    {
        if (_left-- > 0)
        {
            throw new RequestFailedException(503, "Server Busy");
        }
    }
}
