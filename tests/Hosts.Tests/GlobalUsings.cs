global using Xunit;

[assembly: AssemblyFixture(typeof(StanceML.Servers.PostgresDatabases))]
[assembly: AssemblyFixture(typeof(StanceML.Hosts.Tests.Serve.Scaling.NatsServers))]
