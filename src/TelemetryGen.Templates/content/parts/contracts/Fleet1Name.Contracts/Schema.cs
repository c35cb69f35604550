// Raise Version with each change, once a board is shipped.
[assembly: TelemetrySchema("Fleet1Namespace", Id = 1, Version = 1)]
