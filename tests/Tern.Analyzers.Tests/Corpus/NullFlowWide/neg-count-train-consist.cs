// case: neg-count-train-consist
// category: negative-count
// rationale: a positive wagon count implies that both ends of the chain exist
// csc: false-positive
using System;
using System.Collections.Generic;

namespace NullSafety.WideSafe9.TrainConsist;

public sealed class Wagon(string code, int tons)
{
    public string Code { get; } = code;
    public int Tons { get; } = tons;
    internal Wagon? Next { get; set; }
    internal Wagon? Previous { get; set; }
}

public sealed class Consist
{
    private Wagon? _front;
    private Wagon? _rear;

    public int Count { get; private set; }

    public bool IsEmpty => Count == 0;

    public void Couple(string code, int tons)
    {
        var wagon = new Wagon(code, tons);
        if (Count == 0)
        {
            _front = wagon;
        }
        else
        {
            wagon.Previous = _rear;
            _rear.Next = wagon; // csc-false
        }
        _rear = wagon;
        Count++;
    }

    public string UncoupleRear()
    {
        if (IsEmpty)
            throw new InvalidOperationException("no wagon left");
        string code = _rear.Code; // csc-false
        _rear = _rear.Previous;
        Count--;
        if (Count == 0)
            _front = null;
        else
            _rear.Next = null; // csc-false
        return code;
    }

    public int WeightOf(int index)
    {
        if (index < 0 || index >= Count)
            throw new ArgumentOutOfRangeException(nameof(index));
        Wagon? at = _front;
        for (int i = 0; i < index; i++)
            at = at.Next; // needless, csc-false
        return at.Tons; // csc-false
    }

    public string Ends() => Count > 0 ? _front.Code + ".." + _rear.Code : "-"; // csc-false
}

public static class DispatchDemo
{
    public static List<string> Demo1()
    {
        var lines = new List<string>();
        var train = new Consist();
        lines.Add(train.Ends());
        train.Couple("G1", 20);
        lines.Add(train.Ends());
        train.Couple("G2", 35);
        train.Couple("G3", 50);
        lines.Add(train.Ends());
        for (int i = 0; i < train.Count; i++)
            lines.Add(train.WeightOf(i).ToString());
        while (!train.IsEmpty)
            lines.Add(train.UncoupleRear());
        train.Couple("G4", 12);
        lines.Add(train.Ends());
        return lines;
    }

    public static string Demo2()
    {
        var train = new Consist();
        try
        {
            train.UncoupleRear();
            return "wrong";
        }
        catch (InvalidOperationException e)
        {
            train.Couple("H", 3);
            train.UncoupleRear();
            return e.Message + train.Count;
        }
    }
}
