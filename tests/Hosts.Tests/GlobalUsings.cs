global using Xunit;

[assembly: AssemblyFixture(typeof(StanceML.Programs.PostgresDatabases))]
[assembly: AssemblyFixture(typeof(StanceML.Hosts.Tests.Serve.Scaling.NatsServers))]
