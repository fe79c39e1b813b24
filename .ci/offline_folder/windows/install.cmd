@echo off
rem Double click. With words behind it, it does not wait for a key: install.cmd -Lang en
setlocal
"%SystemRoot%\System32\WindowsPowerShell\v1.0\powershell.exe" -NoProfile -ExecutionPolicy Bypass -File "%~dp0install.ps1" %*
set "code=%errorlevel%"
if "%~1"=="" pause
exit /b %code%
