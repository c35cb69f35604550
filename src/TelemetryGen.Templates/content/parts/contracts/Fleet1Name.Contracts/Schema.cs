// Raise Version with each change, and lock it before a board is shipped: dotnet build -t:TelemetryGenLock
[assembly: TelemetrySchema("Fleet1Namespace", Id = 1, Version = 1)]
