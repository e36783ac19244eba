// case: outref-address-split
// category: out-ref
// rationale: several outputs of one call: one of them stays null on a path; a Deconstruct hands on a null part; a ref argument is cleared
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.OutrefAddressSplit;

public sealed class MailAddress
{
    private readonly string _text;

    public MailAddress(string text) => _text = text;

    public void Deconstruct(out string user, out string domain)
    {
        int at = _text.IndexOf('@');
        user = at < 0 ? _text : _text[..at];
        domain = at < 0 ? null! : _text[(at + 1)..];
    }
}

public static class Paths
{
    public static void Split(string path, out string folder, out string file)
    {
        int slash = path.LastIndexOf('/');
        folder = null!;
        if (slash >= 0)
        {
            folder = path[..slash];
        }

        file = path[(slash + 1)..];
    }

    public static void Take(ref string current, string[] rest)
    {
        current = rest.Length > 0 ? rest[0] : null!;
    }
}

public static class Case
{
    private static int Domain(string text)
    {
        var (user, domain) = new MailAddress(text);
        return user.Length + domain.Length; // want: null-deref
    }

    private static int File(string path)
    {
        Paths.Split(path, out _, out string file);
        return file.Length;
    }

    private static int Folder(string path)
    {
        Paths.Split(path, out var folder, out var file);
        int n = file.Length;
        return n + folder.Length; // want: null-deref
    }

    private static int Walk()
    {
        string current = "start";
        int n = current.Length;
        Paths.Take(ref current, []);
        return n + current.Length; // want: null-deref
    }

    public static int Demo1() => Domain("root");

    public static int Demo2() => File("readme");

    public static int Demo3() => Folder("readme");

    public static int Demo4() => Walk();
}
