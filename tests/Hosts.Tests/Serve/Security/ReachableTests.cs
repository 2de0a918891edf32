using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using StanceML.Store;
using StanceML.Worker;

namespace StanceML.Hosts.Tests.Serve;

public sealed class ReachableTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_a_key_the_worker_listens_to_others_and_asks_for_it()
    {
        var key = "";
        await using var world = await WorkerWorld.StartAsync(options =>
        {
            options.Url = "http://0.0.0.0:0";
            key = Keys.Make(options.Store, KeyRole.Reader);
        });
        Assert.Equal(HttpStatusCode.Unauthorized, (await world.Client.GetAsync("/v1/statements", Token)).StatusCode);
        using var reader = world.With(key);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/v1/statements", Token)).StatusCode);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0", null, null)]
    [InlineData("http://127.0.0.1:0", "stance.example.org", null)]
    [InlineData("http://127.0.0.1:0", null, "10.0.0.0/8")]
    public async Task Without_a_usable_key_it_refuses_and_says_how_to_make_one(string url, string? host, string? proxy)
    {
        var refused = await Assert.ThrowsAsync<AddressRefusedException>(() => WorkerWorld.StartAsync(options =>
        {
            options.Url = url;
            (host is null ? [] : new[] { host }).ToList().ForEach(options.AllowedHosts.Add);
            (proxy is null ? [] : new[] { proxy }).ToList().ForEach(options.KnownProxies.Add);
            Keys.Make(options.Store, KeyRole.Admin, TimeProvider.System.GetUtcNow().AddSeconds(-1));
        }));
        Assert.Contains("stanceml keys create", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Named_hosts_are_the_only_ones()
    {
        var key = "";
        await using var world = await WorkerWorld.StartAsync(options =>
        {
            options.AllowedHosts.Add("stance.example.org");
            key = Keys.Make(options.Store, KeyRole.Reader);
        });
        using var reader = world.With(key);
        foreach (var (host, status) in new[] { ("stance.example.org", HttpStatusCode.OK), ("localhost", HttpStatusCode.OK), ("other.example.org", HttpStatusCode.BadRequest) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/statements");
            request.Headers.Host = host;
            Assert.Equal(status, (await reader.SendAsync(request, Token)).StatusCode);
        }
    }

    [Fact]
    public async Task Https_takes_its_certificate_from_files_and_keeps_its_cookie_to_https()
    {
        var folder = Directory.CreateTempSubdirectory("stanceml-cert-");
        try
        {
            var (certificate, privateKey) = WriteCertificate(folder.FullName);
            var key = "";
            await using var world = await WorkerWorld.StartAsync(options =>
            {
                options.Url = "https://127.0.0.1:0";
                options.CertificatePath = certificate;
                options.CertificateKeyPath = privateKey;
                key = Keys.Make(options.Store, KeyRole.Reader);
            });
            using var client = new HttpClient(new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, given, _, _) => given!.Subject == "CN=stance.test" },
            })
            { BaseAddress = world.Client.BaseAddress };
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["key"] = key });
            var opened = await client.PostAsync("/session", form, Token);
            var cookie = Assert.Single(opened.Headers.GetValues("Set-Cookie"));
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            Assert.Contains("; secure", cookie, StringComparison.Ordinal);
            Assert.NotEmpty(opened.Headers.GetValues("Strict-Transport-Security"));
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/v1/statements", Token)).StatusCode);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("https://127.0.0.1:0", null, "--cert")]
    [InlineData("https://127.0.0.1:0", "missing.pem", "missing.pem")]
    [InlineData("http://127.0.0.1:0", "missing.pem", "not https")]
    [InlineData("http://stance.example.org:80", null, "is a name")]
    [InlineData("ftp://127.0.0.1:21", null, "expected http")]
    public async Task An_address_that_cannot_be_used_is_told_why(string url, string? certificate, string why)
    {
        var refused = await Assert.ThrowsAsync<AddressRefusedException>(() => WorkerWorld.StartAsync(options =>
        {
            options.Url = url;
            options.CertificatePath = certificate;
        }));
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    private static (string Certificate, string Key) WriteCertificate(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=stance.test", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var (path, keyPath) = (Path.Combine(folder, "cert.pem"), Path.Combine(folder, "key.pem"));
        File.WriteAllText(path, certificate.ExportCertificatePem());
        File.WriteAllText(keyPath, key.ExportPkcs8PrivateKeyPem());
        return (path, keyPath);
    }
}
