# Installs rmdesk from this folder: for one user, without a network, without an administrator.
#   install.cmd [-Portable FOLDER] [-Lang zh|en]
# Here only what can be done without a Python: the folder is checked against SHA256SUMS, a Python
# is unpacked from runtime or found, the entry in the start menu is made. The rest is done by
# rmdesk_setup, as on every other system. For Windows PowerShell 5.1; never run on Windows so far.
[CmdletBinding()]
param(
    [string]$Portable = '',
    [ValidateSet('', 'zh', 'en')]
    [string]$Lang = ''
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
. (Join-Path -Path $PSScriptRoot -ChildPath 'words.ps1')
$language = Get-SetupLanguage -Wanted $Lang

# What was copied wrongly is found before anything of it is run.
function Assert-WholeFolder {
    $sums = Join-Path -Path $PSScriptRoot -ChildPath 'SHA256SUMS'
    if (-not (Test-Path -LiteralPath $sums -PathType Leaf)) {
        throw (Get-Words $language `
            'SHA256SUMS is missing. Copy the folder again as a whole.' `
            '缺少 SHA256SUMS。请重新完整复制安装文件夹。')
    }
    $lines = @(Get-Content -LiteralPath $sums -Encoding UTF8)
    foreach ($needed in 'folder.txt', 'manifest.json', 'rmdesk_setup/__main__.py') {
        if (-not ($lines -match ('^[0-9a-f]{64}  ' + $needed.Replace('.', '\.') + '$'))) {
            throw (Get-Words $language `
                "SHA256SUMS does not list $needed. Copy the folder again as a whole." `
                "SHA256SUMS 中没有 $needed 。请重新完整复制安装文件夹。")
        }
    }
    foreach ($line in $lines) {
        $wanted, $name = $line -split '  ', 2
        $path = Join-Path -Path $PSScriptRoot -ChildPath $name
        $is_there = Test-Path -LiteralPath $path -PathType Leaf
        if (-not $is_there -or (Get-FileHash -LiteralPath $path -Algorithm SHA256).Hash -ne $wanted) {
            throw (Get-Words $language `
                "$name is not what was built. Copy the folder again as a whole." `
                "$name 与构建时不一致。请重新完整复制安装文件夹。")
        }
    }
}

function Get-FolderFacts {
    $facts = @{}
    $path = Join-Path -Path $PSScriptRoot -ChildPath 'folder.txt'
    foreach ($line in (Get-Content -LiteralPath $path -Encoding UTF8)) {
        $name, $value = $line -split '=', 2
        $facts[$name] = $value
    }
    return $facts
}

# A runtime that lies in the folder is taken first: it was put there on purpose.
function Get-UnpackedPython {
    param([hashtable]$Facts, [string]$Temporary)
    $archive = Join-Path -Path $PSScriptRoot -ChildPath (Join-Path -Path 'runtime' -ChildPath $Facts['runtime_file'])
    if (-not $Facts['runtime_file'] -or -not (Test-Path -LiteralPath $archive -PathType Leaf)) { return '' }
    $wanted = $Facts['runtime_sha256']
    if ((Get-FileHash -LiteralPath $archive -Algorithm SHA256).Hash -ne $wanted) {
        $name = $Facts['runtime_file']
        throw (Get-Words $language `
            "runtime\$name is not the file that belongs there. Its SHA-256 must be $wanted." `
            "runtime\$name 不是应有的文件，其 SHA-256 必须是 $wanted。")
    }
    Expand-Archive -LiteralPath $archive -DestinationPath $Temporary -Force
    return (Join-Path -Path $Temporary -ChildPath 'python.exe')
}

# Whether a Python serves: a 64-bit one of a version that the folder has wheels for, with venv.
function Test-Python {
    param([string]$Path, [string[]]$Versions)
    $question = "import sys, sysconfig, venv; free = sysconfig.get_config_var('Py_GIL_DISABLED'); " +
        "print('%d.%d' % sys.version_info[:2], sysconfig.get_platform(), free or 0)"
    # What it writes to its error stream must not count as an error of this script.
    $ErrorActionPreference = 'SilentlyContinue'
    try {
        $said = & $Path '-I' '-c' $question 2>$null
    } catch {
        return $false # the system does not let it run
    }
    if ($LASTEXITCODE -ne 0 -or -not $said) { return $false }
    $version, $platform, $free = "$said" -split ' '
    return ($Versions -contains $version) -and $platform -eq 'win-amd64' -and $free -eq '0'
}

# By the registry (PEP 514) and by PATH. Not by py.exe: newer ones fetch what is missing from the
# web. Not from WindowsApps: what lies there opens the Store, or gives no venv that lasts.
function Find-Python {
    param([string[]]$Versions)
    $found = @()
    foreach ($version in ($Versions | Sort-Object -Property { [version]$_ } -Descending)) {
        foreach ($hive in 'HKCU:', 'HKLM:') {
            $key = "$hive\Software\Python\PythonCore\$version\InstallPath"
            if (-not (Test-Path -LiteralPath $key)) { continue }
            $values = Get-ItemProperty -LiteralPath $key
            if ($values.PSObject.Properties.Name -contains 'ExecutablePath') {
                $found += $values.ExecutablePath
            }
        }
    }
    $found += @(Get-Command -Name 'python.exe' -CommandType Application -All -ErrorAction SilentlyContinue |
        ForEach-Object -Process { $_.Path })
    foreach ($path in $found) {
        if ($path -like '*\WindowsApps\*' -or -not (Test-Path -LiteralPath $path -PathType Leaf)) { continue }
        if (Test-Python -Path $path -Versions $Versions) { return $path }
    }
    return ''
}

# Where the user's own folder is in the path it is named by its variable, which cmd fills in: the
# shell's object for shortcuts takes only the letters of the system's code page.
function New-MenuEntry {
    param([string]$File, [string]$Target)
    $folder = Split-Path -Path $File -Parent
    $plain = Join-Path -Path $folder -ChildPath ('rmdesk-{0}.lnk' -f (Get-Random))
    $shell = New-Object -ComObject 'WScript.Shell'
    $link = $shell.CreateShortcut($plain)
    $link.TargetPath = '%ComSpec%'
    $link.Arguments = '/d /c ""{0}""' -f $Target.Replace($env:LOCALAPPDATA, '%LOCALAPPDATA%')
    $link.WorkingDirectory = '%USERPROFILE%'
    $link.Description = 'rmdesk'
    $link.Save()
    Move-Item -LiteralPath $plain -Destination $File -Force
}

$temporary = ''
try {
    if ($PSBoundParameters.ContainsKey('Portable') -and -not $Portable.Trim(' "')) {
        throw (Get-Words $language '-Portable names no folder.' '-Portable 没有给出文件夹。')
    }
    Assert-WholeFolder
    $facts = Get-FolderFacts
    $versions = $facts['pythons'] -split ' '
    if ($Portable) {
        $Portable = Get-FullPath -Path $Portable
        $root = $Portable
        $beside = $Portable
    } else {
        $beside = Join-Path -Path $env:LOCALAPPDATA -ChildPath 'Programs'
        $root = Join-Path -Path $beside -ChildPath 'rmdesk'
    }
    $temporary = New-SetupFolder -Beside $beside
    $python = Get-UnpackedPython -Facts $facts -Temporary $temporary
    if (-not $python) { $python = Find-Python -Versions $versions }
    if (-not $python) {
        $place = Join-Path -Path $PSScriptRoot -ChildPath 'runtime'
        throw ((Get-Words $language `
            "No Python that serves was found on this PC (needed: one of $versions, 64-bit).`r`nPut this file into $place as it is, without unpacking it; then run install.cmd again:" `
            "这台电脑上没有合适的 Python（需要其中之一：$versions，64 位）。`r`n请把下面这个文件原样放进 $place（不要解压），然后再次运行 install.cmd：") +
            ("`r`n  {0}`r`n  {1}`r`n  SHA-256 {2}" -f $facts['runtime_file'], (Get-Words $language $facts['runtime_source'] $facts['runtime_source_zh']), $facts['runtime_sha256']))
    }
    $setup = Join-Path -Path $PSScriptRoot -ChildPath 'rmdesk_setup'
    $arguments = @('-I', '-B', '-X', 'utf8', $setup, 'install', '--lang', $language)
    if ($Portable) { $arguments += @('--portable', $Portable) }
    & $python $arguments
    $code = $LASTEXITCODE
    if ($code -eq 0) {
        $record = Join-Path -Path $root -ChildPath 'installed.json'
        $installed = Get-Content -LiteralPath $record -Encoding UTF8 -Raw | ConvertFrom-Json
        foreach ($entry in $installed.shortcuts) {
            try {
                New-MenuEntry -File $entry.file -Target $entry.target
            } catch {
                Write-Host -Object (Get-Words $language `
                    "The start menu entry could not be made. Start it with: $($entry.target)" `
                    "未能建立开始菜单项。请用这个文件启动：$($entry.target)")
            }
        }
    }
} catch {
    Write-Host -Object $_.Exception.Message
    $code = 1
} finally {
    if ($temporary -and (Test-Path -LiteralPath $temporary)) {
        Remove-Item -LiteralPath $temporary -Recurse -Force -ErrorAction SilentlyContinue
    }
}
exit $code
