# Removes rmdesk by the list that was kept when it was installed; books and settings stay.
#   uninstall.cmd [-Portable FOLDER] [-Lang zh|en]
# Works from the folder and, copied beside the program, without it (-Root). Never run on Windows
# so far.
[CmdletBinding()]
param(
    [string]$Portable = '',
    [string]$Root = '',
    [ValidateSet('', 'zh', 'en')]
    [string]$Lang = ''
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
. (Join-Path -Path $PSScriptRoot -ChildPath 'words.ps1')
$language = Get-SetupLanguage -Wanted $Lang

# A Python cannot remove itself while it runs: that of the installation runs as a copy.
function Get-OtherPython {
    param([psobject]$Installed, [string]$Place, [string]$Temporary)
    if ($Installed.kind -eq 'venv') {
        if (-not (Test-Path -LiteralPath $Installed.base -PathType Leaf)) {
            throw (Get-Words $language `
                "The Python it was installed with is gone ($($Installed.base)). What to delete by hand is listed in installed.json at $Place." `
                "安装时所用的 Python 已不在（$($Installed.base)）。需要手工删除的文件列在 $Place 的 installed.json 中。")
        }
        return $Installed.base
    }
    $program = Join-Path -Path $Place -ChildPath $Installed.program
    Get-ChildItem -LiteralPath $program -File | Copy-Item -Destination $Temporary
    return (Join-Path -Path $Temporary -ChildPath 'python.exe')
}

$temporary = ''
try {
    if ($Portable) { $Root = $Portable }
    if ($Root) {
        $Root = Get-FullPath -Path $Root
    } else {
        $Root = Join-Path -Path $env:LOCALAPPDATA -ChildPath 'Programs\rmdesk'
    }
    $record = Join-Path -Path $Root -ChildPath 'installed.json'
    if (-not (Test-Path -LiteralPath $record -PathType Leaf)) {
        throw (Get-Words $language "rmdesk is not installed at $Root." "$Root 没有安装 rmdesk。")
    }
    $installed = Get-Content -LiteralPath $record -Encoding UTF8 -Raw | ConvertFrom-Json
    $temporary = New-SetupFolder -Beside (Split-Path -Path $Root -Parent)
    $python = Get-OtherPython -Installed $installed -Place $Root -Temporary $temporary
    $setup = Join-Path -Path $PSScriptRoot -ChildPath 'rmdesk_setup'
    $where = '--prefix'
    if ($installed.portable) { $where = '--portable' }
    & $python @('-I', '-B', '-X', 'utf8', $setup, 'uninstall', '--lang', $language, $where, $Root)
    $code = $LASTEXITCODE
} catch {
    Write-Host -Object $_.Exception.Message
    $code = 1
} finally {
    if ($temporary -and (Test-Path -LiteralPath $temporary)) {
        Remove-Item -LiteralPath $temporary -Recurse -Force -ErrorAction SilentlyContinue
    }
}
exit $code
