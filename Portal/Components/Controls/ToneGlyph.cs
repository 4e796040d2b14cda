namespace Portal.Components.Controls;

/// <summary>The picture that goes with a tone, so that colour is never the only sign.</summary>
internal static class ToneGlyph
{
    public static Glyph Of(Tone tone) => tone switch
    {
        Tone.Good => Glyph.Check,
        Tone.Warn or Tone.Bad => Glyph.Alert,
        _ => Glyph.Info,
    };
}
