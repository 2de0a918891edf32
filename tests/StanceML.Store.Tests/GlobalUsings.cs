global using Xunit;

[assembly: AssemblyFixture(typeof(StanceML.Programs.PostgresDatabases))]
