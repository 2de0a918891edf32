global using Microsoft.Playwright;
global using StanceML.Hosts.Tests.Serve;
global using Xunit;

[assembly: AssemblyFixture(typeof(StanceML.Browser.Tests.Desk))]
