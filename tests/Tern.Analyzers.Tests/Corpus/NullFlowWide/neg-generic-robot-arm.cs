// case: neg-generic-robot-arm
// category: negative-generic
// rationale: generic helpers test, require or fill values without flow annotations
// csc: false-positive
using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.WideSafe9.RobotArm;

public static class Values
{
    public static bool IsSet<T>(T? value) where T : class => value is not null;

    public static bool AllSet<T>(params T?[] values) where T : class => values.All(v => v is not null);

    public static void Require<T>(T? value, string name) where T : class
    {
        if (!IsSet(value))
            throw new ArgumentException("missing " + name);
    }

    public static void Fill<T>(ref T? slot, Func<T> make) where T : class
    {
        if (slot == null)
            slot = make();
    }

    public static IEnumerable<T?> Present<T>(IEnumerable<T?> source) where T : class => source.Where(IsSet);
}

public sealed class Joint(string name)
{
    public string Name { get; } = name;
    public double Angle { get; private set; }
    public void Turn(double degrees) => Angle = (Angle + degrees) % 360;
}

public sealed class Gripper
{
    public int Force { get; set; } = 5;
}

public sealed class Arm(Joint? shoulder, Joint? elbow, Joint? wrist)
{
    private Gripper? _gripper;

    public bool Reach(double degrees)
    {
        if (!Values.AllSet(shoulder, elbow))
            return false;
        shoulder.Turn(degrees); // csc-false
        elbow.Turn(-degrees); // csc-false
        if (Values.IsSet(wrist))
            wrist.Turn(degrees / 2); // csc-false
        return true;
    }

    public int Grip(int extra)
    {
        Values.Fill(ref _gripper, () => new Gripper());
        _gripper.Force += extra; // csc-false
        return _gripper.Force;
    }

    public string Calibrate()
    {
        Values.Require(wrist, nameof(wrist));
        wrist.Turn(-wrist.Angle); // csc-false
        return wrist.Name;
    }

    public string Names() =>
        string.Join("-", Values.Present([shoulder, elbow, wrist]).Select(j => j.Name)); // csc-false
}

public static class ArmDemo
{
    private static string Try(Arm arm)
    {
        try
        {
            return arm.Calibrate();
        }
        catch (ArgumentException e)
        {
            return e.Message;
        }
    }

    public static string Demo1()
    {
        var arm = new Arm(new Joint("s"), new Joint("e"), new Joint("w"));
        bool a = arm.Reach(30);
        bool b = arm.Reach(-90);
        return $"{a}{b}{arm.Grip(2)}{arm.Grip(3)}{Try(arm)}{arm.Names()}";
    }

    public static string Demo2()
    {
        Arm[] arms = [new(null, null, null), new(new Joint("s"), null, new Joint("w")), new(new Joint("s"), new Joint("e"), null)];
        return string.Join(";", arms.Select(x => x.Reach(10) + x.Names() + x.Grip(1) + Try(x)));
    }
}
