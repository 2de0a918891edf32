global using Xunit;

[assembly: AssemblyFixture(typeof(StanceML.Servers.PostgresDatabases))]
