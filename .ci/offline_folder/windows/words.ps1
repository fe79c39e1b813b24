# The language of the installation, and how its scripts speak and fail.

function Get-SetupLanguage {
    param([string]$Wanted)
    if ($Wanted) { return $Wanted }
    if ((Get-UICulture).Name -like 'zh*') { return 'zh' }
    return 'en'
}

function Get-Words {
    param([string]$Language, [string]$English, [string]$Chinese)
    if ($Language -eq 'zh') { return $Chinese }
    return $English
}

function Get-FullPath {
    param([string]$Path)
    # "D:\my desk\" as the Tab key writes it arrives here as D:\my desk" with its quote.
    $full = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path.Trim('"'))
    # A backslash at the end of a quoted argument would quote the quote.
    if ($full.Length -gt 3) { return $full.TrimEnd('\') }
    return $full
}

function New-SetupFolder {
    param([string]$Beside)
    if (-not $Beside) { $Beside = $env:TEMP } # beside the top of a drive there is nothing
    # Beside the program, not in TEMP: where programs may run is often decided by folder.
    $folder = Join-Path -Path $Beside -ChildPath ('.rmdesk-setup-{0}' -f (Get-Random))
    $null = New-Item -ItemType Directory -Path $folder -Force
    return $folder
}
