using System.Reflection;

[assembly: AssemblyTitle("Fleet1Name.Firmware")]
[assembly: AssemblyVersion("1.0.0.0")]
[assembly: AssemblyFileVersion("1.0.0.0")]
