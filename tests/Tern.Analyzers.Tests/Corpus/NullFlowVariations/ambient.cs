// A value that flows with the call chain: set, and taken away again.
using System.Collections.Generic;
using System.Threading;
namespace Variations.Ambient;
public sealed class Tenant
{
    private static readonly AsyncLocal<Tenant?> s_current = new();
    public string Name { get; init; } = "t";
    public static Tenant? Current
    {
        get => s_current.Value;
        set => s_current.Value = value;
    }
    public static void Leave() => s_current.Value = null;
    public static void Leave2() { Current = null; }
}
public static class Case
{
    private static int Left()
    {
        Tenant.Current = new Tenant();
        Tenant.Leave();
        return Tenant.Current!.Name.Length; // want: null-deref
    }
    private static int LeftByProperty()
    {
        Tenant.Current = new Tenant();
        Tenant.Leave2();
        return Tenant.Current!.Name.Length; // want: null-deref
    }
    private static int LeftBefore()
    {
        Tenant.Leave();
        var t = Tenant.Current;
        return t!.Name.Length; // want: null-deref
    }
    public static int D1() => Left();
    public static int D2() => LeftByProperty();
    public static int D3() => LeftBefore();
}
