#!/usr/bin/env bash
# AMQPNetLite 2.5.5 (NuGet), .NET 10 SDK.
#
# A sender whose TCP connection is cut while a message is under way is told an outcome that nobody gave: the callback of Send is called with
# Rejected, as if the peer had looked at the message and refused it, and its error is the connection's. By the specification a message is in doubt
# then. Who forwards messages and puts refused ones aside loses those that were under way at each cut, unless it looks at whether the connection is
# still there before it believes the outcome.
#
# Seen:
#   cut while under way: Rejected, amqp:connection:forced; the connection is closed: True
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > probe.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="AMQPNetLite" Version="2.5.5" />
  </ItemGroup>
</Project>
PROJECT
cat > Program.cs <<'PROGRAM'
using System.Net;
using System.Net.Sockets;
using Amqp;
using Amqp.Framing;
using Amqp.Listener;

static int FreePort()
{
    using var listener = new TcpListener(IPAddress.Loopback, 0);
    listener.Start();
    return ((IPEndPoint)listener.LocalEndpoint).Port;
}

// A peer that takes a message and never settles it.
var (peer, cable) = (FreePort(), FreePort());
var arrived = new TaskCompletionSource();
var host = new ContainerHost(new Address($"amqp://127.0.0.1:{peer}"));
host.RegisterMessageProcessor("queue", new Silent(arrived));
host.Open();

// A cable between, which can be cut.
var relay = new TcpListener(IPAddress.Loopback, cable);
relay.Start();
var accepted = relay.AcceptTcpClientAsync();
var connecting = Connection.Factory.CreateAsync(new Address($"amqp://127.0.0.1:{cable}"));
var (near, far) = (await accepted, new TcpClient());
await far.ConnectAsync(IPAddress.Loopback, peer);
_ = near.GetStream().CopyToAsync(far.GetStream());
_ = far.GetStream().CopyToAsync(near.GetStream());

var connection = await connecting;
var sender = new SenderLink(new Session(connection), "sender", "queue");
var told = new TaskCompletionSource<string>();
sender.Send(new Message("in doubt"), (link, message, outcome, state) =>
    told.SetResult($"{outcome.GetType().Name}, {(outcome as Rejected)?.Error?.Condition}; the connection is closed: {connection.IsClosed}"), null);
await arrived.Task;
near.Client.Close(0);
far.Client.Close(0);
Console.WriteLine("cut while under way: " + await told.Task.WaitAsync(TimeSpan.FromSeconds(20)));
Environment.Exit(0);

sealed class Silent(TaskCompletionSource arrived) : IMessageProcessor
{
    public int Credit => 10;

    public void Process(MessageContext context) => arrived.SetResult();
}
PROGRAM
dotnet run 2>&1 | tee seen
diff seen - <<'SEEN'
cut while under way: Rejected, amqp:connection:forced; the connection is closed: True
SEEN
