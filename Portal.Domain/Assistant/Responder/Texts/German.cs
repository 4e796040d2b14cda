namespace Portal.Domain.Assistant.Responder.Texts;

internal partial class German : English
{
    public override string Language => "de";
}

internal partial class French : English
{
    public override string Language => "fr";
}

internal partial class Spanish : English
{
    public override string Language => "es";
}

internal partial class Portuguese : English
{
    public override string Language => "pt";
}
