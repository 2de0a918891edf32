using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace StanceML.Worker;

/// <summary>The certificate of https, read once at the start: a new one counts after the next.</summary>
internal static class CertificateFiles
{
    /// <exception cref="AddressRefusedException">The address is https without a certificate, http with one, or the files cannot be used.</exception>
    public static void Use(ListenOptions listen, ListenAddress address, WorkerOptions worker)
    {
        var (certificate, key) = (worker.CertificatePath, worker.CertificateKeyPath);
        if (!address.IsHttps)
        {
            if (certificate is not null)
            {
                throw new AddressRefusedException(worker.Url, "a certificate was given, and the address is not https");
            }

            return;
        }

        if (certificate is null)
        {
            throw new AddressRefusedException(worker.Url, "https needs a certificate: --cert FILE, and --cert-key FILE where its key lies in another, both PEM");
        }

        try
        {
            // What stands after the first certificate in the file are those that vouch for it.
            X509Certificate2Collection chain = [];
            chain.ImportFromPemFile(certificate);
            listen.UseHttps(new HttpsConnectionAdapterOptions
            {
                ServerCertificate = X509Certificate2.CreateFromPemFile(certificate, key),
                ServerCertificateChain = chain,
            });
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new AddressRefusedException(worker.Url, $"the certificate {certificate} cannot be used: {e.Message.TrimEnd('.')}");
        }
    }
}
