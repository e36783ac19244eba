// case: firmware-image
// category: swallowed-exception
// rationale: the load fails inside a try, the catch only logs, and the code below goes on with the initial null
// csc: none

namespace NullSafety.FirmwareImage;

public sealed record Image(string Version, byte[] Data);

public sealed class Log
{
    public List<string> Lines { get; } = new();

    public void Error(Exception e) => Lines.Add(e.Message);
}

public static class ImageReader
{
    public static Image Read(string text)
    {
        int colon = text.IndexOf(':');
        if (colon <= 0)
        {
            throw new FormatException("no version in image");
        }

        return new Image(text.Substring(0, colon), Convert.FromHexString(text.Substring(colon + 1)));
    }
}

public sealed class Updater(Log log)
{
    private Image _installed = null!;

    public int Install(string text)
    {
        Image image = null!;
        try
        {
            image = ImageReader.Read(text);
        }
        catch (FormatException e)
        {
            log.Error(e);
        }

        return image.Data.Length; // want: null-deref
    }

    public int InstallOrStop(string text)
    {
        Image image = null!;
        try
        {
            image = ImageReader.Read(text);
        }
        catch (FormatException e)
        {
            log.Error(e);
            return 0;
        }

        return image.Data.Length;
    }

    public void Preload(string text)
    {
        try
        {
            _installed = ImageReader.Read(text);
        }
        catch (Exception e) when (e is FormatException)
        {
            log.Error(e);
        }
    }

    public string Version() => "v" + _installed.Version.Trim(); // want: null-deref

    public string VersionOrNone() => _installed is null ? "none" : "v" + _installed.Version.Trim();
}

public static class Demos
{
    public static void DemoGood() { var u = new Updater(new Log()); u.Install("1.2:00ff"); u.Preload("1.3:aa"); u.Version(); }

    public static void DemoBroken() => new Updater(new Log()).Install("00ff");

    public static void DemoStopped() => new Updater(new Log()).InstallOrStop("00ff");

    public static void DemoPreload() { var u = new Updater(new Log()); u.Preload("1.2:0"); u.Version(); }

    public static void DemoNone() { var u = new Updater(new Log()); u.Preload("broken"); u.VersionOrNone(); }
}
