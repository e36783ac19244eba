using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Tern.Transport.Tls;

/// <summary>Reads certificates, private keys and lists of authorities.</summary>
internal static class CertificateFiles
{
    /// <summary>A certificate with its private key and intermediates, from a PKCS#12 file or one or two PEM files.</summary>
    public static ReloadingFiles<SslStreamCertificateContext> Certificate(
        string path, string? keyPath, string? password, TimeSpan interval, TimeProvider timeProvider, ILogger logger)
    {
        if (IsPkcs12(path))
        {
            return new([path], contents => LoadPkcs12(contents[0], password), interval, timeProvider, logger);
        }

        string[] paths = keyPath is null ? [path] : [path, keyPath];
        return new(paths, contents => LoadPem(contents[0], contents[^1], password), interval, timeProvider, logger);
    }

    /// <summary>The authorities of a PEM file.</summary>
    public static ReloadingFiles<X509Certificate2Collection> Authorities(string path, TimeSpan interval, TimeProvider timeProvider, ILogger logger)
    {
        return new([path], static contents => LoadAuthorities(contents[0]), interval, timeProvider, logger);
    }

    /// <summary>Checks against these authorities; the operating system's if there are none.</summary>
    public static X509ChainPolicy? ChainPolicy(X509Certificate2Collection? authorities, X509RevocationMode revocationMode)
    {
        if (authorities is null)
        {
            return null;
        }

        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = revocationMode };
        policy.CustomTrustStore.AddRange(authorities);
        return policy;
    }

    private static bool IsPkcs12(string path)
    {
        return Path.GetExtension(path.AsSpan()) is var extension
            && (extension.Equals(".pfx", StringComparison.OrdinalIgnoreCase) || extension.Equals(".p12", StringComparison.OrdinalIgnoreCase));
    }

    private static SslStreamCertificateContext LoadPkcs12(byte[] contents, string? password)
    {
        var all = X509CertificateLoader.LoadPkcs12Collection(contents, password);
        foreach (var certificate in all)
        {
            if (certificate.HasPrivateKey)
            {
                return SslStreamCertificateContext.Create(certificate, Without(all, certificate), offline: true);
            }
        }

        throw new CryptographicException("it has no certificate with a private key.");
    }

    private static SslStreamCertificateContext LoadPem(byte[] certificateBytes, byte[] keyBytes, string? password)
    {
        var certificatePem = Encoding.UTF8.GetString(certificateBytes);
        var keyPem = Encoding.UTF8.GetString(keyBytes);
        var certificate = password is null
            ? X509Certificate2.CreateFromPem(certificatePem, keyPem)
            : X509Certificate2.CreateFromEncryptedPem(certificatePem, keyPem, password);
        var all = new X509Certificate2Collection();
        all.ImportFromPem(certificatePem);
        if (OperatingSystem.IsWindows())
        {
            // SChannel cannot use the key of a certificate that was made from PEM.
            certificate = X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
        }

        return SslStreamCertificateContext.Create(certificate, Without(all, certificate), offline: true);
    }

    private static X509Certificate2Collection LoadAuthorities(byte[] contents)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPem(Encoding.UTF8.GetString(contents));
        return authorities.Count > 0 ? authorities : throw new CryptographicException("it has no PEM certificate.");
    }

    private static X509Certificate2Collection Without(X509Certificate2Collection all, X509Certificate2 own)
    {
        var others = new X509Certificate2Collection();
        foreach (var certificate in all)
        {
            if (!certificate.RawDataMemory.Span.SequenceEqual(own.RawDataMemory.Span))
            {
                others.Add(certificate);
            }
        }

        return others;
    }
}
