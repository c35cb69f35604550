#!/usr/bin/env bash
# Confluent.Kafka 2.16.0 with librdkafka.redist 2.16.0 (NuGet), its own mock cluster, .NET 10 SDK.
#
# queued.min.messages bounds how much a consumer fetches ahead. Who lowers it, to hold less in memory or to hand on less late, gets a consumer that is
# slower by an order of magnitude: each time the queue is full the client fetches no more for fetch.queue.backoff.ms, which is a second, however soon
# the queue is empty again. With a short queue that is most of the time. The pause has to be lowered with the queue.
#
# Seen:
#   queue of 4,000, pause as it is: more than 3 s for 120,000 messages
#   queue of 4,000, pause of 10 ms: less than 3 s
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
    <PackageReference Include="Confluent.Kafka" Version="2.16.0" />
    <PackageReference Include="librdkafka.redist" Version="2.16.0" />
  </ItemGroup>
</Project>
PROJECT
cat > Program.cs <<'PROGRAM'
using System.Diagnostics;
using Confluent.Kafka;

const int Messages = 120_000;
var options = new ProducerConfig { BootstrapServers = "localhost:1" };
options.Set("test.mock.num.brokers", "1");
using var producer = new ProducerBuilder<Null, byte[]>(options).Build();
using var admin = new DependentAdminClientBuilder(producer.Handle).Build();
var broker = admin.GetMetadata(TimeSpan.FromSeconds(20)).Brokers[0];
var servers = $"{broker.Host}:{broker.Port}";
var body = new byte[20];
for (var i = 0; i < Messages; i++)
{
    producer.Produce("t", new Message<Null, byte[]> { Value = body });
    if (i % 5_000 == 0)
    {
        producer.Flush();
    }
}

producer.Flush();
Console.WriteLine("queue of 4,000, pause as it is: " + (Read(null) > 3 ? "more" : "less") + " than 3 s");
Console.WriteLine("queue of 4,000, pause of 10 ms: " + (Read("10") > 3 ? "more" : "less") + " than 3 s");

double Read(string pause)
{
    var config = new ConsumerConfig
    {
        BootstrapServers = servers, GroupId = "g" + pause, AutoOffsetReset = AutoOffsetReset.Earliest, QueuedMinMessages = 4_000,
    };
    if (pause is not null)
    {
        config.Set("fetch.queue.backoff.ms", pause);
    }

    using var consumer = new ConsumerBuilder<Ignore, byte[]>(config).Build();
    consumer.Subscribe("t");
    var read = consumer.Consume() is null ? 0 : 1;
    var start = Stopwatch.GetTimestamp();
    while (read < Messages)
    {
        read += consumer.Consume(TimeSpan.FromSeconds(30)) is null ? throw new TimeoutException($"{read} read") : 1;
    }

    var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
    Console.Error.WriteLine($"{seconds:0.00} s");
    consumer.Close();
    return seconds;
}
PROGRAM
dotnet run 2> times | tee seen
cat times
diff seen - <<'SEEN'
queue of 4,000, pause as it is: more than 3 s
queue of 4,000, pause of 10 ms: less than 3 s
SEEN
