// case: neg-pottery-kiln
// category: negative-late-init
// rationale: late members that guards with MemberNotNull attributes or private helpers always establish
// csc: none

using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;

namespace NullSafety.Wide9.PotteryKiln;

public sealed record Program(string Name, int Peak);

public sealed class Kiln
{
    private Program? _program;
    private List<int>? _curve;
    private string _operator = null!;

    public Kiln(string potter)
    {
        Assign(potter);
    }

    [MemberNotNullWhen(true, nameof(Current))]
    public bool Firing => _program != null;

    public Program? Current => _program;
    private void Assign(string potter) => _operator = potter;

    [MemberNotNull(nameof(_curve))]
    private void EnsureCurve()
    {
        _curve ??= new List<int>();
    }

    public void Start(Program program)
    {
        _program = program;
        EnsureCurve();
        _curve.Clear();
    }

    public void Sample(int celsius)
    {
        EnsureCurve();
        _curve.Add(celsius);
    }

    public int OverPeak()
    {
        int over = 0;
        if (!Firing)
            return over;

        foreach (int t in _curve!)
        {
            over += t > Current.Peak ? 1 : 0;
        }

        return over;
    }

    public string Sign() => _operator.Substring(0, 1) + (Firing ? Current.Name : "idle");

    public void Stop()
    {
        ThrowIfCold();
        _program = null;
        _curve = null;
    }

    [MemberNotNull(nameof(_program))]
    private void ThrowIfCold()
    {
        if (_program is null)
            throw new InvalidOperationException("kiln is cold");
    }
}

public static class Studio
{
    public static int Demo1()
    {
        var kiln = new Kiln("Hana");
        kiln.Start(new Program("glaze", 1220));
        kiln.Sample(1240);
        return kiln.OverPeak();
    }
    public static int Demo2() => new Kiln("Hana").OverPeak();
    public static string Demo3()
    {
        var kiln = new Kiln("Jun");
        kiln.Start(new Program("bisque", 1000));
        string running = kiln.Sign();
        kiln.Stop();
        kiln.Sample(300);
        return running + kiln.Sign() + kiln.OverPeak();
    }
}
