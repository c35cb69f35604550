using TelemetryGen;

// Message 9, Gone, is in the lock.
[assembly: TelemetrySchema("Acme.Locked", Id = 91, Version = 3)] // TLG0203 error
