using System.Net;
using System.Net.Sockets;
using StanceML.Worker;

namespace StanceML.Hosts.Tests.Serve.Security;

public sealed class ListenAddressTests
{
    private const string Localhost = "http://localhost:5080";

    [Theory]
    [InlineData(SocketError.AddressFamilyNotSupported)]
    [InlineData(SocketError.AddressNotAvailable)]
    public void Localhost_does_with_the_one_address_that_the_machine_has(SocketError lack)
    {
        List<IPAddress> tried = [];
        ListenAddress.Parse(Localhost).RequireFree(Localhost, endPoint =>
        {
            tried.Add(endPoint.Address);
            Fail(endPoint.Address.Equals(IPAddress.IPv6Loopback) ? lack : SocketError.Success);
        });
        Assert.Equal([IPAddress.Loopback, IPAddress.IPv6Loopback], tried);
    }

    [Theory]
    [InlineData("http://localhost:80", SocketError.AccessDenied, SocketError.AddressFamilyNotSupported, SocketError.AccessDenied)]
    [InlineData(Localhost, SocketError.Success, SocketError.AddressAlreadyInUse, SocketError.AddressAlreadyInUse)]
    [InlineData(Localhost, SocketError.AddressFamilyNotSupported, SocketError.AddressAlreadyInUse, SocketError.AddressAlreadyInUse)]
    [InlineData("http://127.0.0.1:80", SocketError.AccessDenied, SocketError.Success, SocketError.AccessDenied)]
    [InlineData("http://[::1]:5080", SocketError.Success, SocketError.AddressAlreadyInUse, SocketError.AddressAlreadyInUse)]
    public void What_cannot_be_bound_is_refused_with_the_address_and_the_reason(string url, SocketError four, SocketError six, SocketError reason)
    {
        var refused = Assert.Throws<IOException>(() =>
            ListenAddress.Parse(url).RequireFree(url, endPoint => Fail(endPoint.AddressFamily == AddressFamily.InterNetworkV6 ? six : four)));
        Assert.Equal(reason, Assert.IsType<SocketException>(refused.InnerException).SocketErrorCode);
        var said = reason == SocketError.AddressAlreadyInUse ? "address already in use" : new SocketException((int)reason).Message;
        Assert.Equal($"Failed to bind to address {url}: {said}.", refused.Message);
    }

    private static void Fail(SocketError error)
    {
        if (error != SocketError.Success)
        {
            throw new SocketException((int)error);
        }
    }
}
